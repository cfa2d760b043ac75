using Signals.Core.Approaches;

namespace Signals.Gateway.Approaches;

/// <summary>The codes by which the interface names what there is about an approach, and their words on screens.</summary>
internal static class ApproachNames
{
    public static readonly IReadOnlyList<(string Code, ApproachKind Kind, string Words, string Hint)> Kinds =
    [
        ("collectief", ApproachKind.Collective, "Samen met de buurt", "Bewoners, wijkteam en partners pakken samen iets op."),
        ("doorbraak", ApproachKind.Breakthrough, "Doorbraak", "Eén situatie zit vast. U beslist samen en snel."),
        ("moreel-beraad", ApproachKind.MoralDeliberation, "Moreel beraad", "U praat over een dilemma: wat is hier goed om te doen?"),
    ];

    public static readonly IReadOnlyList<(string Code, ParticipantRole Role, string Words)> Roles =
    [
        ("bewoners", ParticipantRole.Residents, "Bewoners"),
        ("bewonersinitiatief", ParticipantRole.ResidentsInitiative, "Bewonersinitiatief"),
        ("vrijwilligers", ParticipantRole.Volunteers, "Vrijwilligers en mantelzorgers"),
        ("wijkteam", ParticipantRole.DistrictTeam, "Wijkteam"),
        ("woningcorporatie", ParticipantRole.HousingAssociation, "Woningcorporatie"),
        ("zorgaanbieder", ParticipantRole.CareProvider, "Zorgaanbieder"),
        ("welzijn", ParticipantRole.SocialWork, "Welzijnswerk"),
        ("huisarts", ParticipantRole.GeneralPractice, "Huisarts"),
        ("school", ParticipantRole.School, "School of opvang"),
        ("politie", ParticipantRole.Police, "Politie"),
        ("gemeente", ParticipantRole.Municipality, "Gemeente"),
        ("anders", ParticipantRole.Other, "Iemand anders"),
    ];

    public static readonly IReadOnlyList<(string Code, StepProgress Progress, string Words)> Progresses =
    [
        ("gepland", StepProgress.Planned, "Nog te doen"),
        ("gedaan", StepProgress.Done, "Gedaan"),
        ("vervallen", StepProgress.Dropped, "Gaat niet door"),
    ];

    public static readonly IReadOnlyList<(string Code, ClosingKind How, string Words, string Hint)> Closings =
    [
        ("voorlopig-klaar", ClosingKind.DoneForNow, "Voorlopig klaar", "Wat u wilde doen, is gedaan. Misschien speelt het nog."),
        ("anderen-gaan-verder", ClosingKind.GoesOnElsewhere, "Anderen gaan verder", "Bewoners of een partner nemen het over."),
        ("gestopt", ClosingKind.Stopped, "Gestopt", "Het liep anders. Ook daar leren anderen van."),
    ];

    public static string Code(ApproachKind kind) => Kinds.First(entry => entry.Kind == kind).Code;

    public static string Words(ApproachKind kind) => Kinds.First(entry => entry.Kind == kind).Words;

    public static string Code(ParticipantRole role) => Roles.First(entry => entry.Role == role).Code;

    public static string Code(StepProgress progress) => Progresses.First(entry => entry.Progress == progress).Code;

    public static string Code(ClosingKind how) => Closings.First(entry => entry.How == how).Code;
}
