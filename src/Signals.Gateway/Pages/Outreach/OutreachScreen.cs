using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Signals.Core.Areas;
using Signals.Core.Neighbourhoods;
using Signals.Gateway.Access;
using Signals.Gateway.Addresses;
using Signals.Gateway.Areas;
using Signals.Gateway.Pages.Parts;
using Signals.Gateway.Pages.Resident;
using Signals.Gateway.Pages.Texts;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Pages.Outreach;

/// <summary>Makes the page of walk-in hours, the coffee cart and home visits.</summary>
internal sealed class OutreachScreen(Catalogue catalogue, AddressDesk addresses, Visits visits, DeviceMark mark, IOptions<GatewayOptions> options)
{
    public bool IsDemo => options.Value.Demo;

    /// <summary>The page for somebody, with what is wrong in a form that was sent.</summary>
    public async Task<RazorComponentResult> Show(
        HttpContext context, OutreachMode mode, CancellationToken cancellation, IFormCollection? form = null, IReadOnlyList<(string, string)>? errors = null,
        IReadOnlyList<string>? traces = null, int status = StatusCodes.Status200OK)
    {
        await mark.Set(context, Caller.Of(context).Name!);
        var model = await Model(mode, cancellation) with
        {
            Preferences = Preferences.Of(context, IsDemo),
            Visit = visits.Read(context),
            Done = context.Request.Query["gedaan"],
            Key = SenderKey.Chance(),
            Values = form?.ToDictionary(field => field.Key, field => field.Value.ToString()) ?? [],
            Errors = errors ?? [],
            Traces = traces ?? [],
        };
        return PageForms.Show<OutreachPage>(context, model, status);
    }

    /// <summary>The page that a device keeps: with nothing of anybody in it.</summary>
    public async Task<RazorComponentResult> ShowToAll(HttpContext context, CancellationToken cancellation) =>
        PageForms.ShowToAll<OutreachPage>(context, await Model(OutreachMode.Begin, cancellation));

    public async Task<FormTown> Town(CancellationToken cancellation) =>
        new(await catalogue.Municipality(catalogue.Home, cancellation), addresses, PageTexts.In(Language.Dutch), options.Value.House.PublicSpace);

    /// <summary>What the page is made of, with nothing of anybody.</summary>
    public async Task<OutreachModel> Model(OutreachMode mode, CancellationToken cancellation)
    {
        var town = await Town(cancellation);
        return new()
        {
            Mode = mode,
            Town = town,
            Places =
            [
                .. from area in town.Neighbourhoods
                   from place in town.Municipality!.Places(NeighbourhoodCode.Parse(area.Value))?.Listed ?? []
                   select new Choice(place.Code.ToString(), place.Name, Group: area.Label),
            ],
            Kinds = [.. OutreachWords.Kinds.Where(kind => town.Municipality?.Uses(SourceCodes.All[kind.Key]) == true).Select(kind => new Choice(kind.Key, kind.Value))],
            HasHomeVisits = town.Municipality?.Uses(Source.HomeVisit) == true,
            Preferences = new(null, null, []),
            Cookies = (mark.CookieName, Preferences.CookieName(IsDemo)),
        };
    }
}
