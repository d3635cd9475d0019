namespace XScrape.Cloud;

/// <summary>Credentials that somebody else owns, such as an AWS.Tools session; asked again whenever keys are needed.</summary>
internal interface ICredentialSource
{
    /// <summary>The keys as they are now.</summary>
    CloudKeys Read();
}
