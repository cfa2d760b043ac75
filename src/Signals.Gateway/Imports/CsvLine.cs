using System.Text;

namespace Signals.Gateway.Imports;

/// <summary>Splits one line of CSV (RFC 4180). No column holds free text, so a field never goes on over a line end, and a broken quote spoils one line only.</summary>
internal static class CsvLine
{
    /// <returns>The fields, or null if quotes are broken.</returns>
    public static List<string>? Split(string line, char separator)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        for (var i = 0; ;)
        {
            field.Clear();
            if (i < line.Length && line[i] == '"')
            {
                for (i++; ; i++)
                {
                    if (i >= line.Length) return null;
                    if (line[i] != '"') field.Append(line[i]);
                    else if (i + 1 < line.Length && line[i + 1] == '"') field.Append(line[i++]);
                    else break;
                }
                i++;
                if (i < line.Length && line[i] != separator) return null;
            }
            else
            {
                for (; i < line.Length && line[i] != separator; i++)
                {
                    if (line[i] == '"') return null;
                    field.Append(line[i]);
                }
            }
            fields.Add(field.ToString().Trim());
            if (i >= line.Length) return fields;
            i++;
        }
    }
}
