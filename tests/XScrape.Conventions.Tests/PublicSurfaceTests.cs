using System.Reflection;

namespace XScrape.Conventions;

/// <summary>No type of a library that lives in the private load context may be seen outside: it would be another type there.</summary>
public sealed class PublicSurfaceTests
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Theory]
    [InlineData("XScrape.Core")]
    [InlineData("XScrape.Aws")]
    [InlineData("XScrape.Yaml")]
    [InlineData("XScrape.PowerShell")]
    public void No_public_signature_holds_a_type_of_the_AWS_SDK(string assembly) =>
        Offenders.MustBeNone(Assembly.Load(assembly).GetExportedTypes().SelectMany(Signatures).Where(s => IsPrivate(s.Type)).Select(s => $"{s.Where}: {s.Type}").Distinct());

    [Theory]
    [InlineData("XScrape.Core")]
    [InlineData("XScrape.PowerShell")]
    [InlineData("XScrape.Aws")]
    public void Something_of_it_is_public(string assembly) => Assert.NotEmpty(Assembly.Load(assembly).GetExportedTypes().SelectMany(Signatures));

    [Fact]
    public void A_private_type_would_be_found()
    {
        Assert.Contains(Parts(typeof(Dictionary<string, Amazon.Runtime.AWSCredentials[]>)), IsPrivate);
        Assert.DoesNotContain(Parts(typeof(Dictionary<string, int[]>)), IsPrivate);
    }

    private static bool IsPrivate(Type type) =>
        type.Assembly.GetName().Name is string name && name.StartsWith("AWSSDK", StringComparison.Ordinal);

    private static IEnumerable<(string Where, Type Type)> Signatures(Type type)
    {
        IEnumerable<(string, Type)> bases = type.GetInterfaces().Append(type.BaseType).OfType<Type>().Select(t => ($"{type}", t));
        IEnumerable<(string, Type)> members = type.GetMembers(All).SelectMany(m => Types(m).Select(t => ($"{type}.{m.Name}", t)));
        return bases.Concat(members).SelectMany(pair => Parts(pair.Item2).Select(part => (pair.Item1, part)));
    }

    private static IEnumerable<Type> Types(MemberInfo member) => member switch
    {
        FieldInfo field when field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly => [field.FieldType],
        MethodInfo method when IsSeen(method) => method.GetParameters().Select(p => p.ParameterType).Append(method.ReturnType),
        ConstructorInfo constructor when IsSeen(constructor) => constructor.GetParameters().Select(p => p.ParameterType),
        _ => [],
    };

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static IEnumerable<Type> Parts(Type type)
    {
        yield return type;
        Type[] inner = type.HasElementType ? [type.GetElementType()!] : type.GetGenericArguments();
        foreach (Type part in inner.Where(t => !t.IsGenericParameter).SelectMany(Parts))
        {
            yield return part;
        }
    }
}
