using System.Text.Json.Nodes;
using Signals.Cli.Lines;

namespace Signals.Cli.Importing;

/// <summary>What became of a line.</summary>
internal enum LineStatus
{
    Created,
    Duplicate,
    Rejected,
}

/// <summary>What became of a line, in the form in which the platform tells it.</summary>
/// <param name="Number">The number of the line in the file.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Id">The signal's id; null where there is none.</param>
/// <param name="Faults">Why it was rejected.</param>
internal sealed record LineResult(long Number, LineStatus Status, string? Id, IReadOnlyList<LineFault> Faults)
{
    private static readonly Dictionary<string, LineStatus> Statuses = new()
    {
        ["aangemaakt"] = LineStatus.Created,
        ["dubbel"] = LineStatus.Duplicate,
        ["afgewezen"] = LineStatus.Rejected,
    };

    /// <summary>Reads a result line of the platform.</summary>
    /// <param name="json">The line as an object.</param>
    /// <param name="number">The number of the line in the file.</param>
    /// <returns>Null if it has another form.</returns>
    public static LineResult? Read(JsonObject json, long number)
    {
        if ((string?)json["status"] is not { } told || !Statuses.TryGetValue(told, out var status)) return null;
        var faults = (json["fouten"] as JsonArray ?? []).OfType<JsonObject>()
            .Select(fault => new LineFault((string?)fault["veld"] ?? "/", (string?)fault["code"] ?? "", (string?)fault["melding"] ?? ""));
        return new(number, status, (string?)json["id"], [.. faults]);
    }

    /// <summary>The result as a line of NDJSON, with the number that the line has in the file.</summary>
    public string ToJson()
    {
        var json = new JsonObject { ["regel"] = Number, ["status"] = Statuses.First(status => status.Value == Status).Key };
        if (Id is not null) json["id"] = Id;
        if (Faults.Count > 0)
            json["fouten"] = new JsonArray([.. Faults.Select(fault => new JsonObject
            {
                ["veld"] = fault.Field,
                ["code"] = fault.Code,
                ["melding"] = fault.Message,
            })]);
        return json.ToJsonString();
    }
}

/// <summary>How many lines came to what.</summary>
internal sealed record ImportTotals(long Lines, long Created, long Duplicate, long Rejected)
{
    public static readonly ImportTotals None = new(0, 0, 0, 0);

    public ImportTotals And(LineResult result) => new(
        Lines + 1,
        Created + (result.Status == LineStatus.Created ? 1 : 0),
        Duplicate + (result.Status == LineStatus.Duplicate ? 1 : 0),
        Rejected + (result.Status == LineStatus.Rejected ? 1 : 0));
}
