using System.Collections;
using XScrape.Failures;

namespace XScrape.Cloud.Amp;

/// <summary>The components that log, each once and in the order of the enum. Prints and parses as <c>a;b</c>, so that a CSV cell holds it.</summary>
public sealed class LogComponentList : IReadOnlyList<LogComponent>, IEquatable<LogComponentList>
{
    private readonly LogComponent[] _components;

    private LogComponentList(LogComponent[] components) => _components = components;

    /// <summary>How many components there are.</summary>
    public int Count => _components.Length;

    /// <summary>The component at a place.</summary>
    public LogComponent this[int index] => _components[index];

    internal static LogComponentList Of(IEnumerable<LogComponent> components) => new([.. components.Distinct().OrderBy(c => c)]);

    internal static LogComponentList Parse(string text) => Of(text.Split([';', ','], StringSplitOptions.RemoveEmptyEntries).Select(One));

    /// <inheritdoc/>
    public bool Equals(LogComponentList? other) => other is not null && _components.SequenceEqual(other._components);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LogComponentList);

    /// <inheritdoc/>
    public override int GetHashCode() => _components.Aggregate(17, (hash, c) => (hash * 31) + (int)c);

    /// <inheritdoc/>
    public IEnumerator<LogComponent> GetEnumerator() => ((IEnumerable<LogComponent>)_components).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _components.GetEnumerator();

    /// <summary>The components, separated by semicolons.</summary>
    public override string ToString() => string.Join(";", _components);

    private static LogComponent One(string text) => Enum.TryParse(text.Trim(), ignoreCase: true, out LogComponent component) && Enum.IsDefined(typeof(LogComponent), component)
        ? component
        : throw new XScrapeException(FailureId.InvalidValue, $"'{text}' is none of {string.Join(", ", Enum.GetNames(typeof(LogComponent)))}.", "Leave the cell empty; it is read from AWS.");
}
