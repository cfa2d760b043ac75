using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Households;
using Signals.Gateway.Logbook;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Pages.Households;

internal static class StopTogetherPages
{
    private static readonly Dictionary<string, string> Asked = new() { ["postcode"] = "de postcode", ["huisnummer"] = "het huisnummer" };

    public static void MapHouseholdPages(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/huishouden-stoppen").RequireAuthorization(Policies.OwnQuestions).ExcludeFromDescription();
        group.MapGet("", (HttpContext context) => Show(context, [], [], false));
        group.MapPost("", Stop);
    }

    private static async Task<Results<RazorComponentResult, Problem>> Stop(HttpContext context, HouseholdRegister register, Catalogue catalogue, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation);
        if (form is null) return unreadable!;
        var errors = new FieldErrors();
        if (AddressReader.Read(new(FormBody.Of(form, ["postcode", "toevoeging"], ["huisnummer"]), "", errors, AddressReader.Fields), errors) is not { } address)
            return Show(context, AddressReader.Fields.ToDictionary(field => field, field => form[field].ToString()), FormBody.Errors(errors, Asked), false);
        if (await register.TakeBack(catalogue.Home, address, cancellation) is { } household) await OperationLog.Of(context).About(household, LogActivity.ConsentTakenBack);
        return Show(context, [], [], true);
    }

    private static RazorComponentResult Show(HttpContext context, Dictionary<string, string> values, IReadOnlyList<(string, string)> errors, bool isDone) =>
        PageForms.Show<StopTogetherPage>(context, new StopTogetherModel(values, errors, isDone), errors.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
}
