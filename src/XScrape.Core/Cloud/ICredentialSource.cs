namespace XScrape.Cloud;

/// <summary>Credentials that another module owns, such as an AWS.Tools session; asked again whenever keys are needed.</summary>
internal interface ICredentialSource
{
    /// <summary>The keys as they are now.</summary>
    CloudKeys Read();
}
