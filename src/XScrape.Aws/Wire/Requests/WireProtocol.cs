namespace XScrape.Aws.Wire.Requests;

/// <summary>In which form a service speaks.</summary>
internal enum WireProtocol
{
    /// <summary>A form in, XML with a result element out.</summary>
    Query,

    /// <summary>A form in, XML without a result element out.</summary>
    Ec2,

    /// <summary>Paths and JSON.</summary>
    RestJson,
}
