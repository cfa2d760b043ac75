using Signals.Core.ThirdParties;

namespace Signals.Gateway.ThirdParties;

/// <summary>The codes by which the interface and the audit log name what was done about somebody else, and their words on screens.</summary>
internal static class ThirdPartyAnswers
{
    public static readonly IReadOnlyList<(string Code, ThirdPartyAnswer Answer, string Words)> All =
    [
        ("verteld", ThirdPartyAnswer.Told, "Ik heb het de ander verteld"),
        ("weet-het-al", ThirdPartyAnswer.Knows, "Niet verteld: de ander weet het al"),
        ("onmogelijk", ThirdPartyAnswer.Impossible, "Niet verteld: het kan niet, of het kost veel te veel moeite"),
        ("schaadt-doel", ThirdPartyAnswer.DefeatsPurpose, "Niet verteld: dan lukt niet meer waar dit voor is"),
        ("wet", ThirdPartyAnswer.Law, "Niet verteld: een wet zegt dat we dit vastleggen"),
        ("geheim", ThirdPartyAnswer.Secrecy, "Niet verteld: ik heb beroepsgeheim"),
        ("wissen", ThirdPartyAnswer.Erased, "Wis de woorden nu"),
    ];

    public static string Code(ThirdPartyAnswer answer) => All.First(entry => entry.Answer == answer).Code;

    public static string Words(string code) => All.First(entry => entry.Code == code).Words;
}
