namespace XScrape.Aws.Wire.Requests;

/// <summary>
/// One operation of a service as AWS's own model describes it. Every call names one, so what an answer must look like cannot be
/// forgotten where a call is written. A test holds each value against the models.
/// </summary>
/// <remarks>https://github.com/boto/botocore/tree/develop/botocore/data, service-2.json of each service.</remarks>
internal sealed record Operation(ServiceName Service, string Name)
{
    /// <summary>Whether it changes anything.</summary>
    public bool IsWrite { get; init; }

    public string Method { get; init; } = "POST";

    public string Route { get; init; } = "/";

    /// <summary>The status of success.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The members at the top of the answer; null where the model has no output.</summary>
    public IReadOnlyList<string>? Members { get; init; }

    /// <summary>The members that the answer of a change cannot lack, such as status.statusCode.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>The IAM action that allows it, such as aps:CreateScraper.</summary>
    public string Action => Service.Action(Name);
}
