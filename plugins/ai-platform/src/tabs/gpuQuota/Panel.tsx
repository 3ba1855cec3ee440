import { useId, type ReactNode } from 'react';
import { Card, CardBody, CardHeader, Text } from '@backstage/ui';

interface PanelProps {
  title: string;
  children: ReactNode;
}

/** A titled part of a namespace's section. */
export const Panel = ({ title, children }: PanelProps) => {
  const id = useId();
  return (
    <Card aria-labelledby={id}>
      <CardHeader>
        <Text as="h4" id={id} variant="body-medium" weight="bold">
          {title}
        </Text>
      </CardHeader>
      <CardBody>{children}</CardBody>
    </Card>
  );
};
