namespace XScrape.Aws.Wire.Requests;

/// <summary>The wire format of a service.</summary>
internal enum WireProtocol
{
    /// <summary>A form in, XML with a result element out.</summary>
    Query,

    /// <summary>A form in, XML without a result element out.</summary>
    Ec2,

    /// <summary>Paths and JSON.</summary>
    RestJson,
}
