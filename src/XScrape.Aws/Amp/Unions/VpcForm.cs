using System.Text.Json;
using XScrape.Sources;

namespace XScrape.Aws.Amp.Unions;

/// <remarks>https://docs.aws.amazon.com/prometheus/latest/APIReference/API_VpcConfiguration.html</remarks>
internal sealed class VpcForm() : UnionForm<ScrapeSource>("vpcConfiguration")
{
    public override ScrapeSource? Read(JsonElement member) => new VpcSource();

    public override bool Is(ScrapeSource value) => value is VpcSource;

    // Subnets and security groups, which all kinds have, are all of it.
    public override void Write(ScrapeSource value, Utf8JsonWriter member)
    {
    }
}
