using System.Text.Json.Serialization;
using Signals.Core.Time;

namespace Signals.Core.Municipalities;

/// <summary>How much room a team has, as far as it wants its municipality to know.</summary>
/// <param name="Quarter">The quarter of which it tells.</param>
/// <param name="Room">How much room.</param>
public sealed record CapacityNote(Quarter Quarter, TeamRoom Room);

/// <summary>How much room a team has for what comes.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TeamRoom>))]
public enum TeamRoom
{
    /// <summary>There is room (ruim).</summary>
    Ample,

    /// <summary>It just fits (passend).</summary>
    Enough,

    /// <summary>There is too little (krap).</summary>
    Tight,
}
