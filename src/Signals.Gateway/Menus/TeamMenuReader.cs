using Signals.Core.Menus;
using Signals.Gateway.Areas;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Menus;

/// <summary>Reads which cards a team leaves out, and notes everything that is wrong with them.</summary>
internal static class TeamMenuReader
{
    public const string Field = "weggelaten";

    private const int MostLeftOut = Menu.MostOwn + 50;

    public static List<MenuCardCode> Read(JsonFields fields, KnownMunicipality municipality, FieldErrors errors)
    {
        var leftOut = new List<MenuCardCode>();
        foreach (var (at, text) in fields.Texts(Field, MostLeftOut, least: 0, mostCharacters: 60))
        {
            if (!MenuCardCode.TryParse(text, null, out var code) || municipality.View.Menu.Find(code) is null) errors.Add(at, "onbekende-kaart", "Deze kaart staat niet op de menukaart van de gemeente.");
            else if (StandardMenu.IsAlways(code)) errors.Add(at, "altijd", "Deze kaart staat altijd op de menukaart. Laat haar uit deze lijst.");
            else if (leftOut.Contains(code)) errors.Add(at, "dubbele-code", "Deze code staat er meer dan één keer.");
            else leftOut.Add(code);
        }
        return leftOut;
    }
}
