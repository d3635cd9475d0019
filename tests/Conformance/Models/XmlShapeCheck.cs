using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace XScrape.Conformance.Models;

/// <summary>Holds XML of the query and ec2 protocols against a shape.</summary>
internal sealed class XmlShapeCheck(ServiceModel model, List<string> problems)
{
    private static readonly Regex s_time = new("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?Z$", RegexOptions.CultureInvariant);

    private readonly ScalarCheck _scalars = new(problems);

    public void Check(Shape shape, XElement xml, string path)
    {
        bool fits = shape.Type switch
        {
            "structure" => Structure(shape, xml, path),
            "list" => List(shape, xml, path),
            "string" => Text(shape, xml, path),
            "timestamp" => s_time.IsMatch(xml.Value),
            "boolean" => xml.Value is "true" or "false",
            "integer" or "long" => long.TryParse(xml.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            _ => throw new NotSupportedException($"{shape.Name} is a {shape.Type}; no operation that is simulated answers with one."),
        };
        if (!fits)
        {
            problems.Add($"{path} is '{xml.Value}', and the model has a {shape.Type}.");
        }
    }

    private bool Structure(Shape shape, XElement xml, string path)
    {
        Dictionary<string, JsonElement> members = shape.Members.ToDictionary(member => Shape.WireName(member.Value, member.Name), member => member.Value);
        HashSet<string> seen = [];
        foreach (XElement one in xml.Elements())
        {
            string name = one.Name.LocalName;
            if (!seen.Add(name))
            {
                problems.Add($"{path}.{name} stands twice.");
            }

            if (members.TryGetValue(name, out JsonElement member))
            {
                Check(model.Shape(member.GetProperty("shape").GetString()!), one, $"{path}.{name}");
            }
            else
            {
                problems.Add($"{path}.{name} is unknown to the model.");
            }
        }

        foreach (string required in shape.Required.Where(required => !seen.Contains(Shape.WireName(shape.Element("members").GetProperty(required), required))))
        {
            problems.Add($"{path}.{required} is missing.");
        }

        return xml.Elements().Any() || string.IsNullOrWhiteSpace(xml.Value);
    }

    private bool List(Shape shape, XElement xml, string path)
    {
        JsonElement member = shape.Element("member");
        string item = Shape.WireName(member, "member");
        Shape inner = model.Shape(member.GetProperty("shape").GetString()!);
        _scalars.Size(shape, xml.Elements().Count(), path);
        foreach (XElement one in xml.Elements())
        {
            if (one.Name.LocalName == item)
            {
                Check(inner, one, $"{path}.{item}");
            }
            else
            {
                problems.Add($"{path}.{one.Name.LocalName} is unknown to the model.");
            }
        }

        return true;
    }

    private bool Text(Shape shape, XElement xml, string path)
    {
        _scalars.Text(shape, xml.Value, path);
        return !xml.HasElements;
    }
}
