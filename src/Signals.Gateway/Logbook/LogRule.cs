namespace Signals.Gateway.Logbook;

/// <summary>When a route writes to the logs.</summary>
internal enum LogShape
{
    /// <summary>Never: there is nothing of anybody in it.</summary>
    Never,

    /// <summary>Once, before the first byte of the answer leaves: nothing is changed.</summary>
    Read,

    /// <summary>Before anything is done, and once more before the first byte of the answer leaves.</summary>
    Change,

    /// <summary>Once, by the code that does it, just before it does: the hot path.</summary>
    Once,

    /// <summary>Before anything is done, and when the answer, which may last for hours, is over.</summary>
    Stream,
}

/// <summary>What a route tells the logs.</summary>
/// <param name="Shape">When.</param>
/// <param name="Event">What is done there, as a code; of a route that never writes, why.</param>
/// <param name="ObjectKind">What kind of thing it is done to.</param>
/// <param name="Purpose">What for: one of <see cref="LogPurposes"/>.</param>
/// <param name="HasPersonalData">Whether data of people can be seen or changed there.</param>
internal sealed record LogRule(LogShape Shape, string Event, string ObjectKind = "", string Purpose = "", bool HasPersonalData = false);

/// <summary>What data are handled for.</summary>
internal static class LogPurposes
{
    /// <summary>Hearing what is alive in a neighbourhood.</summary>
    public const string Signalling = "signaleren";

    /// <summary>The work of a district team.</summary>
    public const string TeamWork = "wijkteamwerk";

    /// <summary>Seeing how themes go, without seeing anybody.</summary>
    public const string Trends = "beleid";

    /// <summary>Arranging the platform.</summary>
    public const string Arranging = "beheer";

    /// <summary>Letting people see, change or take back what is theirs.</summary>
    public const string Rights = "rechten";

    /// <summary>Watching over those who work with data.</summary>
    public const string Oversight = "toezicht";
}

/// <summary>Something that is done with the data of one person or household.</summary>
/// <param name="Code">The processing activity, as the processing log and the register of processing name it.</param>
/// <param name="Purpose">What for.</param>
internal sealed record LogActivity(string Code, string Purpose)
{
    public static readonly LogActivity SignalReceived = new("signaal-ontvangen", LogPurposes.Signalling);
    public static readonly LogActivity SignalImported = new("signaal-ingelezen", LogPurposes.Signalling);
    public static readonly LogActivity WordsRead = new("woorden-gelezen", LogPurposes.TeamWork);
    public static readonly LogActivity HouseholdQuestionRead = new("huishoudvraag-gelezen", LogPurposes.TeamWork);
    public static readonly LogActivity SignalFollowed = new("melding-gevolgd", LogPurposes.Rights);
    public static readonly LogActivity SignalWithdrawn = new("melding-ingetrokken", LogPurposes.Rights);
    public static readonly LogActivity ConsentTakenBack = new("bij-elkaar-gestopt", LogPurposes.Rights);
    public static readonly LogActivity ThirdPartyRead = new("derde-gelezen", LogPurposes.TeamWork);
    public static readonly LogActivity ThirdPartySettled = new("derde-afgehandeld", LogPurposes.Rights);
    public static readonly LogActivity UseRead = new("gebruik-bekeken", LogPurposes.Rights);
    public static readonly LogActivity AccessGiven = new("inzage-gegeven", LogPurposes.Rights);
}
