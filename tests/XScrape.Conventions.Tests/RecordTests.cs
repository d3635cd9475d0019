using System.Reflection;
using System.Runtime.CompilerServices;

namespace XScrape.Conventions;

/// <summary>A record prints its public properties. One that fails where a value is not known would fail in every message and log that shows the record.</summary>
public sealed class RecordTests
{
    [Theory]
    [InlineData("XScrape.Core")]
    [InlineData("XScrape.Aws")]
    [InlineData("XScrape.Yaml")]
    [InlineData("XScrape.PowerShell")]
    [InlineData("XScrape.Simulator")]
    public void No_record_fails_when_it_is_printed_and_nothing_of_it_is_known(string assembly)
    {
        Type[] records = [.. Assembly.Load(assembly).GetTypes().Where(t => t is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false } && IsRecord(t))];
        Assert.NotEmpty(records);
        Offenders.MustBeNone(records.Select(Fault).OfType<string>());
    }

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic) is not null;

    private static string? Fault(Type record)
    {
        try
        {
            _ = RuntimeHelpers.GetUninitializedObject(record).ToString();
            return null;
        }
        // What .NET throws comes of a part that the type always has and that is missing here alone.
        catch (Exception fault) when (fault is InsufficientExecutionStackException || (fault is not NullReferenceException && fault.TargetSite?.Module.Assembly == record.Assembly))
        {
            return $"{record}: {fault.GetType().Name}: {fault.Message}";
        }
        catch (Exception fault) when (fault is NullReferenceException or ArgumentNullException or InvalidOperationException)
        {
            return null;
        }
    }
}
