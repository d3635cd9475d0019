using System.Text;

namespace XScrape.Conformance.Promtool;

/// <summary>Makes texts with slips out of sound configurations, the same for the same number: what a hand or an editor does to YAML.</summary>
internal sealed class TextMaker(IReadOnlyList<string> sound, IReadOnlyList<string> pieces)
{
    public string Make(int seed)
    {
        Random random = new(seed);
        StringBuilder text = new(sound[random.Next(sound.Count)]);
        for (int slips = random.Next(1, 3); slips > 0; slips--)
        {
            int at = random.Next(text.Length);
            switch (random.Next(6))
            {
                case 0:
                    text.Remove(at, Math.Min(random.Next(1, 12), text.Length - at));
                    break;
                case 1:
                    text.Insert(LineStart(text, at), " ");
                    break;
                case 2:
                    string line = text.ToString(LineStart(text, at), at - LineStart(text, at));
                    text.Insert(LineStart(text, at), line + "\n");
                    break;
                case 3:
                    text.Remove(at, 1);
                    break;
                default:
                    text.Insert(random.Next(3) > 0 ? WordStart(text, at) : at, pieces[random.Next(pieces.Count)]);
                    break;
            }

            if (text.Length == 0)
            {
                text.Append('a');
            }
        }

        // Half of a character that has two halves cannot be written.
        return string.Concat(text.ToString().EnumerateRunes());
    }

    private static int LineStart(StringBuilder text, int at)
    {
        while (at > 0 && text[at - 1] != '\n')
        {
            at--;
        }

        return at;
    }

    private static int WordStart(StringBuilder text, int at)
    {
        while (at > 0 && text[at - 1] is not (' ' or '\n' or '[' or '{' or ','))
        {
            at--;
        }

        return at;
    }
}
