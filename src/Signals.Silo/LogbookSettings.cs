using System.Text.RegularExpressions;
using Signals.Grains.Logbook;
using Signals.Journal.Logbook;

namespace Signals.Silo;

/// <summary>Where this process anchors the audit log and the processing log, and how long both are kept.</summary>
public sealed partial record LogbookSettings
{
    /// <summary>
    /// The folder of this process's anchors, on a disk of its own: not on the database's, and not shared with another process. Default <c>anchors</c> in the
    /// data folder.
    /// </summary>
    public string? Anchors { get; init; }

    /// <summary>What the name of this process's chains begins with: 1 to 40 lower-case letters, digits and hyphens. Default the machine's name.</summary>
    public string? Node { get; init; }

    /// <summary>How long lines are kept. The same for every process of an installation.</summary>
    public LogTerms Terms { get; init; } = new();

    /// <returns>What is wrong, in words that say what to do; nothing if all is well.</returns>
    internal IEnumerable<string> Problems()
    {
        foreach (var problem in Terms.Problems()) yield return $"Signals:Logbook:Terms:{problem}";
        if (Node is not null && !NodeForm().IsMatch(Node)) yield return "Signals:Logbook:Node must be 1 to 40 lower-case letters, digits and hyphens. Leave it out for the machine's name.";
    }

    internal LogbookOptions ToOptions(string dataFolder)
    {
        // The last anchor of a day vouches for its lines as long as they are there.
        var options = new LogbookOptions { Anchors = Anchors ?? Path.Combine(dataFolder, "anchors"), AnchorDays = Math.Max(Terms.AuditDays, Terms.ProcessingDays) + 31 };
        if (Node is not null) options.Node = Node;
        return options;
    }

    [GeneratedRegex("^[a-z0-9-]{1,40}$", RegexOptions.CultureInvariant)]
    private static partial Regex NodeForm();
}
