using XScrape.Arns;

namespace XScrape.Cloud.Amp;

/// <summary>A workspace as AMP describes it. The status is AMP's own word; the key is there only where it is a customer's.</summary>
internal sealed record AmpWorkspace(WorkspaceArn Arn, string Status, string? KmsKeyArn);
