import {
  ButtonLink,
  Card,
  CardBody,
  CardFooter,
  CardHeader,
  Container,
  Flex,
  Grid,
  Text,
} from '@backstage/ui';

const PATHS = [
  {
    title: 'A new AI environment',
    text: 'Terraform, Helm values and GitOps manifests for AWS, Google Cloud or Azure, from one form. Every file is shown before anything is written.',
    link: '/create',
    action: 'Choose a golden path',
  },
  {
    title: 'What your team runs',
    text: 'Environments, model services and pipelines with their owners: what exists, who looks after it, and how it is doing.',
    link: '/catalog',
    action: 'Open the catalog',
  },
];

/** Where everyone arrives: the two things that people come for. */
export const HomePage = () => (
  <main>
    <Container>
      <Flex direction="column" gap="6" py="6">
        <Flex direction="column" gap="1">
          <Text as="h1" variant="title-large" weight="bold">
            Flagstone
          </Text>
          <Text as="p" variant="body-large" color="secondary">
            Golden paths for AI platforms.
          </Text>
        </Flex>
        <Grid.Root columns={{ initial: '1', md: '2' }} gap="4">
          {PATHS.map(path => (
            <Card key={path.link}>
              <CardHeader>
                <Text as="h2" variant="title-small">
                  {path.title}
                </Text>
              </CardHeader>
              <CardBody>
                <Text>{path.text}</Text>
              </CardBody>
              <CardFooter>
                <ButtonLink href={path.link} variant="primary">
                  {path.action}
                </ButtonLink>
              </CardFooter>
            </Card>
          ))}
        </Grid.Root>
      </Flex>
    </Container>
  </main>
);
