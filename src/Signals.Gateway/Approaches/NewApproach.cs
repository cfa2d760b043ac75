using Signals.Core.Approaches;
using Signals.Core.Areas;
using Signals.Core.Prompts;
using Signals.Core.Themes;
using Signals.Gateway.Sealing;

namespace Signals.Gateway.Approaches;

/// <summary>An approach as a team wants to begin it.</summary>
internal sealed record NewApproach(
    ApproachKind Kind, string Purpose, IReadOnlyList<PromptId> Prompts, IReadOnlyList<NeighbourhoodCode> Neighbourhoods, IReadOnlyList<ThemeCode> Themes,
    IReadOnlyList<NamedParticipant> Participants);

/// <summary>A participant whose organisation is not sealed yet.</summary>
internal sealed record NamedParticipant(ParticipantRole Role, string? Organisation)
{
    public Participant Sealed(Seal seal) => new(Role, Organisation is null ? null : seal.Close(Organisation));
}
