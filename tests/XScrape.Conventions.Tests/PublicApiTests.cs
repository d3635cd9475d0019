using System.Reflection;
using PublicApiGenerator;

namespace XScrape.Conventions;

/// <summary>What others can build on changes only when somebody means it: each shipped assembly's public surface is a file in PublicApi.</summary>
public sealed class PublicApiTests
{
    private const string Accept = "XSCRAPE_ACCEPT_API";

    private static readonly ApiGeneratorOptions s_options = new() { IncludeAssemblyAttributes = false };

    [Theory]
    [InlineData("XScrape.Core")]
    [InlineData("XScrape.PowerShell")]
    [InlineData("XScrape.Simulator")]
    public void The_public_surface_is_the_one_that_was_accepted(string assembly)
    {
        string file = $"tests/XScrape.Conventions.Tests/PublicApi/{assembly}.txt";
        string text = Assembly.Load(assembly).GeneratePublicApi(s_options).Replace("\r", string.Empty).TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            File.WriteAllText(Path.Combine(Repository.Root, file), text);
        }

        string[] now = text.Split('\n');
        string[] accepted = Repository.Has(file) ? Repository.Read(file).Replace("\r", string.Empty).Split('\n') : [];
        string[] differences = [.. Missing(accepted, now).Select(line => "- " + line.Trim()), .. Missing(now, accepted).Select(line => "+ " + line.Trim())];
        Assert.True(accepted.SequenceEqual(now), $"""
            The public surface of {assembly} is another one than {file} says:
            {string.Join('\n', differences.Length > 0 ? differences : ["the order of lines"])}
            If that is meant, run the tests of this class with {Accept}=1, commit the file, and say in CHANGELOG.md what changes for users:
            {Accept}=1 dotnet test --project tests/XScrape.Conventions.Tests -- --filter-class *PublicApiTests
            """);
    }

    /// <summary>The lines that one text has more often than the other.</summary>
    private static IEnumerable<string> Missing(string[] from, string[] other) =>
        from.CountBy(line => line).SelectMany(line => Enumerable.Repeat(line.Key, Math.Max(0, line.Value - other.Count(one => one == line.Key))));
}
