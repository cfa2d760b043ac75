using System.Text.Json.Serialization;
using Signals.Core.Text;

namespace Signals.Core.Approaches;

/// <summary>Who takes part in an approach: a role and perhaps an organisation, never a person.</summary>
/// <param name="Role">The role.</param>
/// <param name="Organisation">The organisation, as the team wrote it; null for none.</param>
public sealed record Participant(ParticipantRole Role, SealedText? Organisation = null);

/// <summary>What somebody takes part as.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ParticipantRole>))]
public enum ParticipantRole
{
    /// <summary>People who live there (bewoners).</summary>
    Residents,

    /// <summary>A group that residents formed (bewonersinitiatief).</summary>
    ResidentsInitiative,

    /// <summary>Volunteers and informal carers (vrijwilligers).</summary>
    Volunteers,

    /// <summary>The district team (wijkteam).</summary>
    DistrictTeam,

    /// <summary>A housing association (woningcorporatie).</summary>
    HousingAssociation,

    /// <summary>A care provider (zorgaanbieder).</summary>
    CareProvider,

    /// <summary>Social work in the neighbourhood (welzijn).</summary>
    SocialWork,

    /// <summary>A general practice (huisarts).</summary>
    GeneralPractice,

    /// <summary>A school or nursery (school).</summary>
    School,

    /// <summary>The police (politie).</summary>
    Police,

    /// <summary>A department of the municipality (gemeente).</summary>
    Municipality,

    /// <summary>Anybody else (anders).</summary>
    Other,
}
