export function build(options?: { quiet?: boolean }): Promise<void>
export function buildServer(options?: { quiet?: boolean }): Promise<void>
export function buildAssets(options?: { quiet?: boolean }): Promise<void>
