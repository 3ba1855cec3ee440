export type { CodifyInput, CodifySource, SourceFile } from './codifyInput';
export type {
  CodifyPlan,
  FileEdit,
  PlannedChange,
  RefusedPath,
} from './codifyPlan';
export {
  codifyDescription,
  codifyMessage,
  codifyTitle,
  type ToldChange,
  type ToldCodify,
} from './commitMessage';
export { valueFilesOf, type ValueFile } from './helm/valueFiles';
export { missingFolders } from './kustomize/kustomizedObjects';
export { maskFileText } from './maskFileText';
export { planCodify } from './planCodify';
export { sourceFolder, wantedFiles } from './sourceTool';
