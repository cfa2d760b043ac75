using System.Text.Json.Serialization;
using Signals.Core.Detection;
using Signals.Core.Menus;
using Signals.Core.Teams;

namespace Signals.Core.Municipalities;

/// <summary>What a team sets for itself, inside what its municipality offers.</summary>
/// <param name="Team">The team.</param>
public sealed record TeamChoices(TeamId Team)
{
    /// <summary>The menu cards that it leaves out; empty for none.</summary>
    public IReadOnlyList<MenuCardCode> LeftOut { get; init; } = [];

    /// <summary>When a rise becomes a prompt in its neighbourhoods; null to do as the municipality does.</summary>
    public DetectionSettings? Detection { get; init; }

    /// <summary>How much room it has, as far as it shares that; null if it does not.</summary>
    public CapacityNote? Capacity { get; init; }

    /// <summary>Whether it set nothing.</summary>
    [JsonIgnore]
    public bool IsNone => LeftOut.Count == 0 && Detection is null && Capacity is null;
}
