using XScrape.Conformance.Stage;

namespace XScrape.Conformance.Models;

/// <summary>AWS's own service models, where they lie beside this checkout.</summary>
internal sealed class AwsModels
{
    public static AwsModels? Found => null;

#pragma warning disable CA1822
    public IEnumerable<string> Problems(Recorded exchange) => [];
}
