import { z } from 'zod';
import { OWNER_REF_PATTERN } from './entityRef';
import { dnsLabel, labelsSchema, text } from './textSchemas';

/** Whom a document is for. `noun` is what people call its kind, `example` a name of one. */
export const metadataSchema = ({
  noun,
  example,
}: {
  noun: string;
  example: string;
}) =>
  z
    .object({
      name: dnsLabel(40).describe(
        `Name of the ${noun}, unique on the platform: lower-case letters, digits and dashes, beginning with a letter, at most 40 characters, for example ${example}.`,
      ),
      project: dnsLabel(40).describe(
        `Project that the ${noun} belongs to, a DNS label of at most 40 characters, for example fraud.`,
      ),
      owner: z
        .string()
        .max(200)
        .regex(OWNER_REF_PATTERN)
        .describe(
          'Owning group or user as an entity reference, for example group:default/fraud-ml.',
        ),
      department: text(63).describe(
        'Department that pays, at most 63 characters, for example risk.',
      ),
      costCenter: text(63).describe(
        'Cost centre as text, at most 63 characters; put quotes around a number, for example "4711".',
      ),
      description: text(500)
        .optional()
        .describe(`What the ${noun} is for, at most 500 characters.`),
      labels: labelsSchema
        .optional()
        .describe(
          'More labels, in Kubernetes syntax: up to 63 letters, digits, dots, dashes and underscores.',
        ),
    })
    .strict()
    .describe(`Who the ${noun} is for.`);

/** Metadata before anything is filled in. */
export type MetadataInput = z.input<ReturnType<typeof metadataSchema>>;
