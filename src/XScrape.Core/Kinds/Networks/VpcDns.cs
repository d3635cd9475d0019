namespace XScrape.Kinds.Networks;

/// <summary>One DNS attribute of a VPC; null where there is no such VPC.</summary>
internal sealed record VpcDns(bool? Enabled);
