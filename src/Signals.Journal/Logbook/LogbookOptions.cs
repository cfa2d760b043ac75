using System.Text.RegularExpressions;

namespace Signals.Journal.Logbook;

/// <summary>Where a process anchors its logs and how it gathers lines.</summary>
public sealed partial class LogbookOptions
{
    /// <summary>
    /// The folder in which the ends of the logs are anchored, on a disk of this process's own and apart from the database; made if it is not there. One
    /// process at a time has it. A process that finds none begins a chain under a new name. No default.
    /// </summary>
    public required string Anchors { get; set; }

    /// <summary>
    /// What the name of this process's chain begins with: 1 to 40 lower-case letters, digits and hyphens. Eight hexadecimal digits by chance follow, so that
    /// no two chains have one name. The machine's name unless set.
    /// </summary>
    public string Node { get; set; } = MachineName();

    /// <summary>How many entries may wait at most; one more fails. 1 to 1,000,000, 8,192 unless set.</summary>
    public int MostWaiting { get; set; } = 8_192;

    /// <summary>How many entries share one commit and one anchor at most. 1 to 8,192, 1,024 unless set.</summary>
    public int MostInBatch { get; set; } = 1_024;

    /// <summary>How long the last anchor of each day is kept: the longest term of the logs. 1 to 3,700 days, 1,827 unless set, which is five years.</summary>
    public int AnchorDays { get; set; } = 1_827;

    /// <exception cref="ArgumentException">An option is missing or out of its range.</exception>
    internal void Check()
    {
        OptionRange.CheckGiven(Anchors, nameof(Anchors));
        if (!NodeForm().IsMatch(Node))
            throw new ArgumentException($"{nameof(Node)} must be 1 to 40 lower-case letters, digits and hyphens. Set such a name, or leave it out.", nameof(Node));
        OptionRange.Check(MostWaiting, 1, 1_000_000, nameof(MostWaiting));
        OptionRange.Check(MostInBatch, 1, 8_192, nameof(MostInBatch));
        OptionRange.Check(AnchorDays, 1, 3_700, nameof(AnchorDays));
    }

    private static string MachineName()
    {
        const int most = 40;
        var name = new string([.. Environment.MachineName.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-').Take(most)]);
        return name.Length == 0 ? "node" : name;
    }

    [GeneratedRegex("^[a-z0-9-]{1,40}$", RegexOptions.CultureInvariant)]
    private static partial Regex NodeForm();
}
