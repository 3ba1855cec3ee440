import type { ReactNode } from 'react';
import {
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
} from '@backstage/ui';
import styles from './dialogs.module.css';

const WIDTH = 720;

interface ActionDialogProps {
  title: string;
  /** True while something is being done: closing now would hide how it ends. */
  isPending?: boolean;
  footer: ReactNode;
  children: ReactNode;
  onClose(): void;
}

/** Says what will happen, and then what happened. */
export const ActionDialog = (props: ActionDialogProps) => {
  const { title, isPending = false, footer, children, onClose } = props;
  return (
    <Dialog
      isOpen
      isDismissable={!isPending}
      isKeyboardDismissDisabled={isPending}
      onOpenChange={isOpen => {
        if (!isOpen) onClose();
      }}
      width={WIDTH}
    >
      <DialogHeader>{title}</DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="4" className={styles.body}>
          {children}
        </Flex>
      </DialogBody>
      <DialogFooter>{footer}</DialogFooter>
    </Dialog>
  );
};
