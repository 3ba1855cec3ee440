import type {
  AcceleratorQuotaView,
  QuotaHolder,
} from '@flagstone/backstage-plugin-ai-platform-common';
import { formatCount } from '../../quota/amounts';
import { devicesText } from '../../quota/texts';
import { useTexts } from '../../useTexts';

interface DevicesProps {
  amounts: QuotaHolder['accelerators'];
  accelerators: readonly AcceleratorQuotaView[];
}

/** What a workload holds or asks for: `4 NVIDIA H100`. */
export const Devices = ({ amounts, accelerators }: DevicesProps) => {
  const t = useTexts();
  return (
    <>
      {amounts.map(({ resource, amount }) => {
        const accelerator = accelerators.find(
          each => each.resource === resource,
        );
        const name = accelerator
          ? devicesText(t, accelerator, amount)
          : resource;
        return (
          <div key={resource}>
            {formatCount(amount)} {name}
          </div>
        );
      })}
    </>
  );
};
