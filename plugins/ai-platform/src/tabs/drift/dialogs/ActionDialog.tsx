import type { ReactNode } from 'react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
} from '@backstage/ui';
import { useTexts } from '../../../useTexts';
import type { DriftAction } from '../actionRequest';
import styles from './dialogs.module.css';
import type { Write } from './useWrite';
import { WriteFault } from './WriteFault';

const WIDTH = 720;

/** What the dialog is there to do next. */
interface Confirmation {
  text: string;
  isDisabled?: boolean;
  isDestructive?: boolean;
  onPress(): void;
}

interface ActionDialogProps {
  title: string;
  action: DriftAction;
  /** What the confirmation asks for: how far it is, and why it failed. */
  write: Pick<Write<unknown>, 'isPending' | 'fault'>;
  /** True where nothing is lost when the dialog is closed before there is an answer. */
  isHarmless?: boolean;
  /** Absent once everything is done. */
  confirm?: Confirmation;
  /** The step before; absent where there is none. */
  onBack?: () => void;
  children: ReactNode;
  onClose(): void;
}

const Footer = (
  props: Pick<ActionDialogProps, 'write' | 'confirm' | 'onBack' | 'onClose'> & {
    isHeld: boolean;
  },
) => {
  const t = useTexts();
  const { write, confirm, onBack, onClose, isHeld } = props;
  if (!confirm) {
    return (
      <Button variant="primary" onPress={onClose}>
        {t('driftActions.close')}
      </Button>
    );
  }
  return (
    <>
      <Button
        variant="secondary"
        isDisabled={isHeld}
        onPress={onBack ?? onClose}
      >
        {t(onBack ? 'driftActions.back' : 'driftActions.cancel')}
      </Button>
      <Button
        variant="primary"
        destructive={confirm.isDestructive}
        isPending={write.isPending}
        isDisabled={confirm.isDisabled}
        onPress={confirm.onPress}
      >
        {confirm.text}
      </Button>
    </>
  );
};

/** Says what will happen, asks whether it shall, and says what happened or why it did not. */
export const ActionDialog = (props: ActionDialogProps) => {
  const { title, action, write, isHarmless = false, children, onClose } = props;
  // Closing now would hide how it ends.
  const isHeld = write.isPending && !isHarmless;
  return (
    <Dialog
      isOpen
      isDismissable={!isHeld}
      isKeyboardDismissDisabled={isHeld}
      onOpenChange={isOpen => {
        if (!isOpen) onClose();
      }}
      width={WIDTH}
    >
      <DialogHeader>{title}</DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="4" className={styles.body}>
          {children}
          <WriteFault fault={write.fault} action={action} />
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Footer {...props} isHeld={isHeld} />
      </DialogFooter>
    </Dialog>
  );
};
