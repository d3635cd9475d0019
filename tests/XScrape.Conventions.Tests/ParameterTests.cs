using System.Management.Automation;
using System.Reflection;

namespace XScrape.Conventions;

/// <summary>
/// A parameter is declared once, in the base that its cmdlets share. C# has one base class a class, so that some cannot be: each of those is
/// here, with how often it is declared and why.
/// </summary>
public sealed class ParameterTests
{
    private const string WholeRun = "Connect-XACluster takes what the three New- cmdlets take one by one; Get-XACallerPolicy says for which roles, and makes none";
    private const string SetAndMade = "Set-XAScraper finds a scraper that exists, and gives it what those that make scrapers give";
    private const string Found = "links that exist and links that are made have no base in common that others lack";
    private const string Waits = "cmdlets that wait: with roles, without roles, and Connect-XACluster";
    private const string Changes = "in each base there are cmdlets that only read";
    private const string NoLink = "one of the cmdlets takes no links";

    private static readonly Dictionary<string, (int Places, string Why)> s_several = new()
    {
        ["SourceRoleName"] = (3, WholeRun),
        ["SourceRolePath"] = (3, WholeRun),
        ["SourcePermissionsBoundary"] = (2, WholeRun),
        ["TargetRoleName"] = (3, WholeRun),
        ["TargetRolePath"] = (3, WholeRun),
        ["TargetPermissionsBoundary"] = (2, WholeRun),
        ["LeastPrivilege"] = (3, WholeRun),
        ["Alias"] = (3, SetAndMade),
        ["SubnetId"] = (2, SetAndMade),
        ["SecurityGroupId"] = (2, SetAndMade),
        ["Tag"] = (2, SetAndMade),
        ["ScrapeConfiguration"] = (2, SetAndMade),
        ["ScrapeConfigurationPath"] = (2, SetAndMade),
        ["SkipConfigurationCheck"] = (2, SetAndMade),
        ["SourceRoleArn"] = (4, Found),
        ["TargetRoleArn"] = (3, Found),
        ["SourceAccountId"] = (4, Found),
        ["TargetAccountId"] = (4, Found),
        ["Adopt"] = (2, Found),
        ["Timeout"] = (3, Waits),
        ["PollInterval"] = (3, Waits),
        ["ThrottleLimit"] = (5, Changes),
        ["Force"] = (4, Changes),
        ["PassThru"] = (2, NoLink),
        ["Quiet"] = (2, NoLink),
        ["Region"] = (2, NoLink),
    };

    [Fact]
    public void A_parameter_is_declared_once() => Offenders.MustBeNone(
        from same in Declared().GroupBy(Text)
        let name = same.First().Name
        let allowed = s_several.TryGetValue(name, out (int Places, string Why) several) ? several.Places : 1
        where same.Count() > allowed
        select $"-{name} is declared in {string.Join(", ", same.Select(p => p.DeclaringType!.Name).Order(StringComparer.Ordinal))}");

    [Fact]
    public void What_may_be_declared_more_often_is() => Offenders.MustBeNone(
        from several in s_several
        let most = Declared().Where(p => p.Name == several.Key).GroupBy(Text).Select(same => same.Count()).DefaultIfEmpty().Max()
        where most != several.Value.Places || several.Value.Why.Length == 0
        select $"-{several.Key} is declared {most} times, and {several.Value.Places} are known");

    [Fact]
    public void What_changes_links_and_what_takes_them_itself_are_apart() => Offenders.MustBeNone(
        from cmdlet in Cmdlet.All
        where Takers(cmdlet.Type).Any()
        let changes = cmdlet.Type.GetInterfaces().Any(i => i.Name == "IChangesLinks")
        where changes == (Takers(cmdlet.Type).First() == cmdlet.Type)
        select $"{cmdlet} gives {(changes ? "an operation, and takes its links itself" : "no operation, and does not take its links itself")}");

    private static IEnumerable<PropertyInfo> Declared() => Assembly.Load("XScrape.PowerShell").GetTypes()
        .SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(p => p.CustomAttributes.Any(a => a.AttributeType == typeof(ParameterAttribute)));

    /// <summary>All that PowerShell reads of a declaration.</summary>
    private static string Text(PropertyInfo parameter) =>
        $"{parameter.PropertyType} {parameter.Name} {string.Join(' ', parameter.CustomAttributes.Select(a => a.ToString()).Order(StringComparer.Ordinal))}";

    /// <summary>The classes, from the cmdlet down, that say what is done with a link.</summary>
    private static IEnumerable<Type> Takers(Type cmdlet)
    {
        for (Type? type = cmdlet; type is not null; type = type.BaseType)
        {
            if (type.GetMethod("ProcessLink", BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly) is { IsAbstract: false })
            {
                yield return type;
            }
        }
    }
}
