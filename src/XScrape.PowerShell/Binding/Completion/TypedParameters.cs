using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;
using XScrape.Arns;
using XScrape.Cloud;
using XScrape.Identities;
using XScrape.Links;
using XScrape.Links.Parts;
using XScrape.PowerShell.Binding.Credentials;
using XScrape.PowerShell.Binding.Values;

namespace XScrape.PowerShell.Binding.Completion;

/// <summary>What has been typed of a command so far, hashtables that are splatted included.</summary>
internal sealed class TypedParameters
{
    /// <summary>AWS.Tools' names of the parameters are aliases of ours, the same for all cmdlets.</summary>
    private static readonly Lazy<Dictionary<string, string>> s_aliases = new(Aliases);

    /// <summary>What narrows the search for scrapers.</summary>
    // Who has typed a name or an id has nothing left to choose from.
    private static readonly string[] s_narrowing = [.. LinkParts.Selectors.Select(p => p.Name).Except(["Name", "ScraperId", "ScraperArn"])];

    private readonly Dictionary<string, object> _values = new(StringComparer.OrdinalIgnoreCase);

    public TypedParameters(CommandAst command, IDictionary bound)
    {
        foreach (IDictionary map in new CommandText(command, Shell.Variable).Splatted().Append(bound))
        {
            foreach (DictionaryEntry entry in map)
            {
                object? value = entry.Value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : entry.Value;
                if (value is not null)
                {
                    _values[NameOf($"{entry.Key}")] = value;
                }
            }
        }
    }

    public string? Text(string parameter) => _values.TryGetValue(parameter, out object? value) ? $"{value}" : null;

    /// <summary>Null unless the identity is given: a key press must never use a default profile.</summary>
    public IdentityArguments? Identity()
    {
        CloudKeys? keys = Text("AccessKey") is string key && Text("SecretKey") is string secret ? new CloudKeys(key, secret, Text("SessionToken")) : null;
        IdentityArguments arguments = new()
        {
            Source = new SideArguments
            {
                ProfileName = Text("SourceProfileName"),
                Credential = Credential("SourceCredential"),
                AssumeRole = Text("SourceAssumeRoleArn").As(RoleArn.Parse),
                ExternalId = Text("SourceAssumeRoleExternalId"),
            },
            Base = new CloudIdentity { Keys = keys, ProfileName = Text("ProfileName"), Credential = Credential("Credential") },
            ProfileLocation = Text("ProfileLocation"),
            Region = RegionText.Of(Value("Region")).As(Region.Parse),
            StoredRegion = RegionText.Of(Shell.Variable("StoredAWSRegion")).As(Region.Parse),
            Endpoint = Text("EndpointUrl").As(CloudSite.ParseEndpoint),
            Configured = Text("EndpointUrl") is null ? ConfiguredEndpoints.From(Environment.GetEnvironmentVariable) : ConfiguredEndpoints.None,
        };
        return arguments.Source.ProfileName is not null || arguments.Source.Credential is not null || arguments.Base.IsExplicit ? arguments : null;
    }

    /// <summary>What has been typed of the link, but for the parameter that is being typed.</summary>
    public LinkFacts Facts(string parameter) => s_narrowing.Where(name => name != parameter)
        .Aggregate(new LinkFacts(), (facts, name) => Text(name) is string text ? LinkParts.Find(name)!.Read(facts, text) : facts);

    private object? Value(string parameter) => _values.TryGetValue(parameter, out object? value) ? value : null;

    private ICredentialSource? Credential(string parameter) => Value(parameter) is object given ? CredentialReader.TryRead(given) : null;

    private static string NameOf(string name) => s_aliases.Value.TryGetValue(name, out string? own) ? own : name;

    private static Dictionary<string, string> Aliases()
    {
        Dictionary<string, string> own = new(StringComparer.OrdinalIgnoreCase);
        foreach (PropertyInfo parameter in typeof(TypedParameters).Assembly.GetExportedTypes().Where(typeof(PSCmdlet).IsAssignableFrom).SelectMany(type => type.GetProperties()))
        {
            foreach (string alias in parameter.GetCustomAttributes<AliasAttribute>(inherit: true).SelectMany(attribute => attribute.AliasNames))
            {
                own[alias] = parameter.Name;
            }
        }

        return own;
    }
}
