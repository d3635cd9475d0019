using System.Reflection;
using XScrape.Aws.Amp;
using XScrape.Aws.Ec2;
using XScrape.Aws.Eks;
using XScrape.Aws.Iam;
using XScrape.Aws.Sts;

namespace XScrape.Aws.Wire;

/// <summary>All operations that this project calls; the tables themselves are what the clients use.</summary>
internal static class WireOperations
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        .. new[] { typeof(AmpOperations), typeof(Ec2Operations), typeof(EksOperations), typeof(IamOperations), typeof(MetricsOperations), typeof(StsOperations) }
            .SelectMany(table => table.GetProperties(BindingFlags.Static | BindingFlags.Public))
            .Select(operation => (Operation)operation.GetValue(null)!),
    ];

    /// <summary>The members at the top of JSON answers, of all operations together.</summary>
    public static IReadOnlyCollection<string> Answered { get; } =
        new HashSet<string>(All.Where(o => o.Service.Protocol == WireProtocol.RestJson).SelectMany(o => o.Members ?? []), StringComparer.Ordinal);
}
