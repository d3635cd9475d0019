using Amazon.Runtime.Internal;

namespace XScrape.Aws.Wire.Requests;

/// <summary>Fills path labels and query strings.</summary>
internal static class Address
{
    public static DefaultRequest Label(this DefaultRequest request, string name, string value)
    {
        request.AddPathResource("{" + name + "}", value);
        return request;
    }

    public static DefaultRequest Query(this DefaultRequest request, string name, string? value) =>
        value is null ? request : request.Query(name, [value]);

    /// <summary>A list is the same parameter repeated.</summary>
    public static DefaultRequest Query(this DefaultRequest request, string name, IEnumerable<string> values)
    {
        request.UseQueryString = true;
        request.ParameterCollection.Add(name, [.. values]);
        return request;
    }
}
