using System.Reflection;

namespace XScrape.Aws.Wire.Requests;

/// <summary>All operations that this project calls, in whichever service's table: a new one is among them without anybody remembering.</summary>
internal static class WireOperations
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        .. typeof(WireOperations).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: true, IsSealed: true })
            .SelectMany(table => table.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(property => property.PropertyType == typeof(Operation))
            .Select(operation => (Operation)operation.GetValue(null)!),
    ];

    /// <summary>The members at the top of JSON answers, of all operations together.</summary>
    public static IReadOnlyCollection<string> Answered { get; } =
        new HashSet<string>(All.Where(o => o.Service.Protocol == WireProtocol.RestJson).SelectMany(o => o.Members ?? []), StringComparer.Ordinal);
}
