using System.Text;
using XScrape.Yaml.Text;

namespace XScrape.Yaml.Scanning;

/// <summary>Blanks and line breaks inside a value, which become one blank, or one line break fewer.</summary>
/// <remarks>Part of a port of https://github.com/go-yaml/yaml/tree/v2.4.0 (scannerc.go).</remarks>
internal sealed class YamlGap
{
    private readonly StringBuilder _blanks = new();

    private readonly StringBuilder _first = new();

    private readonly StringBuilder _others = new();

    public bool HasBreak { get; set; }

    /// <summary>Reads one blank or line break.</summary>
    public void Read(YamlCursor cursor)
    {
        if (!YamlCursor.IsBlank(cursor[0]))
        {
            cursor.ReadLine(HasBreak ? _others : _first);
            _blanks.Clear();
            HasBreak = true;
        }
        else if (HasBreak)
        {
            cursor.Skip();
        }
        else
        {
            cursor.Read(_blanks);
        }
    }

    /// <summary>Writes what it stands for, and starts again.</summary>
    public void Fill(StringBuilder text)
    {
        if (!HasBreak)
        {
            text.Append(_blanks);
        }
        else if (_first.Length == 0 || _first[0] != '\n')
        {
            text.Append(_first).Append(_others);
        }
        else if (_others.Length == 0)
        {
            text.Append(' ');
        }
        else
        {
            text.Append(_others);
        }

        HasBreak = false;
        _blanks.Clear();
        _first.Clear();
        _others.Clear();
    }
}
