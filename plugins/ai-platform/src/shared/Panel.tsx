import { useId, type ReactNode } from 'react';
import { Card, CardBody, CardHeader, Text } from '@backstage/ui';

interface PanelProps {
  title: string;
  /** Level of its heading below the headings around it. */
  as?: 'h2' | 'h3' | 'h4';
  children: ReactNode;
}

/** A titled part of a section. */
export const Panel = ({ title, as = 'h4', children }: PanelProps) => {
  const id = useId();
  return (
    <Card aria-labelledby={id}>
      <CardHeader>
        <Text as={as} id={id} variant="body-medium" weight="bold">
          {title}
        </Text>
      </CardHeader>
      <CardBody>{children}</CardBody>
    </Card>
  );
};
