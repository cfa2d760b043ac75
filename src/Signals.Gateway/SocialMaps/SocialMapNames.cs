using Signals.Core.SocialMaps;

namespace Signals.Gateway.SocialMaps;

/// <summary>The codes by which the interface names kinds of help, and their words on screens.</summary>
internal static class SocialMapNames
{
    public static readonly IReadOnlyList<(string Code, SocialMapKind Kind, string Words)> Kinds =
    [
        ("hulp", SocialMapKind.Help, "Hulp van een organisatie"),
        ("vrijwilligers", SocialMapKind.Volunteers, "Vrijwilligers"),
        ("initiatief", SocialMapKind.Initiative, "Initiatief van bewoners"),
        ("ontmoeting", SocialMapKind.MeetingPlace, "Plek om elkaar te ontmoeten"),
    ];

    public static string Code(SocialMapKind kind) => Kinds.First(entry => entry.Kind == kind).Code;

    public static string Words(string code) => Kinds.First(entry => entry.Code == code).Words;
}
