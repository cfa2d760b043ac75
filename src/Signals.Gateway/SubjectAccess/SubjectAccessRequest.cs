using System.Text.Json;
using Signals.Core.Follow;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.SubjectAccess;

/// <summary>A request for what is kept of somebody's signals.</summary>
/// <param name="Codes">Their follow codes, 1 to <see cref="MostCodes"/>, each once.</param>
/// <param name="Asker">Who asks.</param>
internal sealed record SubjectAccessRequest(IReadOnlyList<FollowCode> Codes, SubjectAsker Asker)
{
    /// <summary>The most follow codes at once.</summary>
    public const int MostCodes = 20;

    /// <summary>What is told of a code that cannot be one.</summary>
    public const string NoCode = "ongeldige-volgcode";

    /// <summary>What is told of a code that stands there twice.</summary>
    public const string TwiceCode = "dubbele-volgcode";

    private const int MostCharacters = 64;

    /// <summary>Who can ask, by the codes of the interface.</summary>
    public static readonly IReadOnlyList<(string Code, SubjectAsker Asker)> Askers =
    [
        ("zelf", SubjectAsker.Self), ("vertegenwoordiger", SubjectAsker.Representative), ("zelf-onder-16", SubjectAsker.SelfUnderSixteen),
    ];

    /// <returns>The request, or null if something is wrong with it, which is then noted.</returns>
    public static SubjectAccessRequest? Read(JsonElement body, FieldErrors errors)
    {
        var fields = new JsonFields(body, "", errors, ["volgcodes", "wie"]);
        var codes = Read(fields.Texts("volgcodes", MostCodes, least: 1, MostCharacters), errors);
        var asker = fields.OneOf("wie", Askers);
        return errors.Any ? null : new(codes, asker!.Value);
    }

    private static List<FollowCode> Read(IEnumerable<(string At, string Text)> texts, FieldErrors errors)
    {
        var codes = new List<FollowCode>();
        foreach (var (at, text) in texts)
        {
            if (!FollowCode.TryParse(text, out var code)) errors.Add(at, NoCode, "Dit is geen volgcode. Kijk of elk teken klopt.");
            else if (codes.Contains(code)) errors.Add(at, TwiceCode, "Deze volgcode staat er meer dan één keer. Haal er één weg.");
            else codes.Add(code);
        }
        return codes;
    }
}

/// <summary>Who asks for what is kept of somebody, as they say themselves.</summary>
internal enum SubjectAsker
{
    /// <summary>The person, of 16 years or older.</summary>
    Self,

    /// <summary>The legal representative of somebody younger than 16.</summary>
    Representative,

    /// <summary>The person, younger than 16.</summary>
    SelfUnderSixteen,
}
