namespace XScrape.Conventions;

/// <summary>Fails with one line for each offender.</summary>
internal static class Offenders
{
    public static void MustBeNone<T>(IEnumerable<T> offenders)
    {
        T[] all = [.. offenders];
        Assert.True(all.Length == 0, $"{all.Length}:\n{string.Join('\n', all)}");
    }
}
