export { emitArgoCd } from './argocd/emitArgoCd';
export type { EmittedFile } from './emittedFile';
export { emitEnvironment } from './emitEnvironment';
export { environmentFolder } from './environmentFolder';
export { isGenerated } from './generated';
export { emitHelm } from './helm/emitHelm';
export { emitTerraform } from './terraform/emitTerraform';
