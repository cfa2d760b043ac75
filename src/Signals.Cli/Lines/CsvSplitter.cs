namespace Signals.Cli.Lines;

/// <summary>What came of splitting a line.</summary>
internal enum CsvSplit
{
    /// <summary>It is a whole record.</summary>
    Whole,

    /// <summary>It ends inside a quoted field.</summary>
    OpenQuote,

    /// <summary>A quote stands where none can be.</summary>
    Broken,
}

/// <summary>Splits a line of CSV into its fields.</summary>
internal static class CsvSplitter
{
    public static CsvSplit Split(ReadOnlySpan<char> text, char separator, List<string> fields)
    {
        fields.Clear();
        while (true)
        {
            int end;
            if (text.StartsWith("\""))
            {
                var closing = Closing(text);
                if (closing < 0) return CsvSplit.OpenQuote;
                fields.Add(text[1..closing].ToString().Replace("\"\"", "\"", StringComparison.Ordinal));
                end = closing + 1;
                if (end < text.Length && text[end] != separator) return CsvSplit.Broken;
            }
            else
            {
                end = text.IndexOf(separator);
                if (end < 0) end = text.Length;
                if (text[..end].Contains('"')) return CsvSplit.Broken;
                fields.Add(text[..end].ToString());
            }
            if (end == text.Length) return CsvSplit.Whole;
            text = text[(end + 1)..];
        }
    }

    private static int Closing(ReadOnlySpan<char> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] != '"') continue;
            if (i + 1 == text.Length || text[i + 1] != '"') return i;
            i++;
        }
        return -1;
    }
}
