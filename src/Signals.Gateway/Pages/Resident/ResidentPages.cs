using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Signals.Gateway.Addresses;
using Signals.Gateway.Areas;
using Signals.Gateway.Pages.Resident.Steps;
using Signals.Gateway.Pages.Texts;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Pages.Resident;

/// <summary>The resident's form: one question per page, and nothing stored before it is sent.</summary>
internal sealed class ResidentPages(Drafts drafts, Catalogue catalogue, AddressDesk addresses, FormSender sender, IOptions<GatewayOptions> options)
{
    private const string Check = "controleren";
    private const string Received = "ontvangen";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", (HttpContext context, ResidentPages pages, CancellationToken cancellation) => pages.Start(context, cancellation));
        routes.MapPost("/", (HttpContext context, ResidentPages pages, CancellationToken cancellation) => pages.Begin(context, cancellation));
        routes.MapPost("/wissen", (HttpContext context, ResidentPages pages, CancellationToken cancellation) => pages.ForgetAll(context, cancellation));
        routes.MapGet("/veiligheid-thuis", (HttpContext context) => PageForms.Show<SafetyPage>(context, "/"));
        routes.MapGet("/gevaar", (HttpContext context) => PageForms.Show<DangerPage>(context, "/"));
        routes.MapGet("/openbare-ruimte", (HttpContext context) => PageForms.Show<PublicSpacePage>(context, "/"));
        routes.MapGet("/melden/{id}/{slug}", (string id, string slug, HttpContext context, ResidentPages pages, CancellationToken cancellation) => pages.Show(id, slug, context, cancellation));
        routes.MapPost("/melden/{id}/controleren", (string id, HttpContext context, ResidentPages pages, CancellationToken cancellation) => pages.Send(id, context, cancellation));
        routes.MapPost("/melden/{id}/bewaren", (string id, HttpContext context, ResidentPages pages, CancellationToken cancellation) => pages.KeepLonger(id, context, cancellation));
        routes.MapPost("/melden/{id}/wissen", (string id, HttpContext context, ResidentPages pages, CancellationToken cancellation) => pages.Forget(id, context, cancellation));
        routes.MapPost("/melden/{id}/{slug}", (string id, string slug, HttpContext context, ResidentPages pages, CancellationToken cancellation) => pages.Answer(id, slug, context, cancellation));
    }

    private async Task<IResult> Start(HttpContext context, CancellationToken cancellation)
    {
        if (!context.Request.Query.ContainsKey("nieuw") && drafts.All(context) is [.., var (id, answers)])
        {
            var town = await Town(context, cancellation);
            return PageForms.Show<StartPage>(context, $"/melden/{id}/{Questions.Open(answers, town)?.Slug ?? Check}");
        }
        return Questions.First.Show(context, await First(context, [], cancellation));
    }

    private async Task<IResult> Begin(HttpContext context, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation);
        if (form is null) return unreadable!;
        var town = await Town(context, cancellation);
        var fields = new StepFields(form, town.Texts);
        var answers = await Questions.First.Take(fields, new() { Key = SenderKey.Chance() }, town, cancellation);
        if (fields.Errors.Count > 0) return Questions.First.Show(context, await First(context, fields.Errors, cancellation), StatusCodes.Status400BadRequest);
        var id = Drafts.NewId();
        drafts.Keep(context, id, answers);
        return To(context, $"/melden/{id}/{Questions.After(Questions.First, answers, town)!.Slug}");
    }

    private async Task<IResult> Show(string id, string slug, HttpContext context, CancellationToken cancellation)
    {
        if (drafts.Read(context, id) is not { } answers) return To(context, "/");
        if (answers.FollowCode is { } code) return slug == Received ? PageForms.Show<ReceivedPage>(context, code) : To(context, $"/melden/{id}/{Received}");
        var town = await Town(context, cancellation);
        var open = Questions.Open(answers, town);
        if (slug == Check) return open is null ? ShowCheck(id, answers, town, [], context) : To(context, $"/melden/{id}/{open.Slug}");
        if (Questions.Find(slug, answers, town) is not { } step) return To(context, $"/melden/{id}/{open?.Slug ?? Check}");
        return step.Show(context, Model(id, step, answers, town, step.Fields(answers), [], context));
    }

    private async Task<IResult> Answer(string id, string slug, HttpContext context, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation);
        if (form is null) return unreadable!;
        if (drafts.Read(context, id) is not { FollowCode: null } answers) return To(context, "/");
        var town = await Town(context, cancellation);
        if (Questions.Find(slug, answers, town) is not { } step) return To(context, $"/melden/{id}/{Check}");
        var fields = new StepFields(form, town.Texts);
        if (Elsewhere.All.Contains(fields["thema"]))
        {
            drafts.Forget(context, id);
            return To(context, $"/{fields["thema"]}");
        }
        var changed = await step.Take(fields, answers, town, cancellation);
        if (fields.Errors.Count == 0 && drafts.Keep(context, id, changed))
            return To(context, $"/melden/{id}/{Next(step, changed, town, context)}");
        if (fields.Errors.Count == 0) fields.Wrong(fields.Values.Keys.FirstOrDefault(step.Fields(answers).ContainsKey) ?? "", "fout.te-veel");
        var shown = step.Fields(answers).ToDictionary(field => field.Key, field => (string?)fields[field.Key]);
        return step.Show(context, Model(id, step, answers, town, shown, fields.Errors, context), StatusCodes.Status400BadRequest);
    }

    private async Task<IResult> Send(string id, HttpContext context, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation);
        if (form is null) return unreadable!;
        if (drafts.Read(context, id) is not { } answers) return To(context, "/");
        if (answers.FollowCode is not null) return To(context, $"/melden/{id}/{Received}");
        var town = await Town(context, cancellation);
        if (Questions.Open(answers, town) is { } open) return To(context, $"/melden/{id}/{open.Slug}");
        // Only a program fills in what nobody can see.
        if (form["website"].ToString().Length > 0) return ShowCheck(id, answers, town, [("", town.Texts["fout.niet-nu"])], context, StatusCodes.Status400BadRequest);
        var (code, errors, problem) = await sender.Send(answers, context, cancellation);
        if (code is not null)
        {
            drafts.Keep(context, id, new() { Key = answers.Key, FollowCode = code });
            return To(context, $"/melden/{id}/{Received}");
        }
        var told = errors.All.Select(error => (FormSender.PageOf(error.Veld), error.Melding)).ToList();
        if (problem is not null) told.Add(("", town.Texts[problem.Status == StatusCodes.Status429TooManyRequests ? "fout.te-druk" : "fout.niet-nu"]));
        if (problem?.RetryAfter is { } wait) context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return ShowCheck(id, answers, town, told, context, problem?.Status ?? StatusCodes.Status400BadRequest);
    }

    // The page stays as it is, with what was typed on it.
    private async Task<IResult> KeepLonger(string id, HttpContext context, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation);
        if (form is null) return unreadable!;
        if (drafts.Read(context, id) is not { FollowCode: null } answers) return To(context, "/");
        drafts.Keep(context, id, answers);
        return TypedResults.NoContent();
    }

    private async Task<IResult> Forget(string id, HttpContext context, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation);
        if (form is null) return unreadable!;
        drafts.Forget(context, id);
        return To(context, "/?nieuw=ja");
    }

    private async Task<IResult> ForgetAll(HttpContext context, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation);
        if (form is null) return unreadable!;
        foreach (var (id, _) in drafts.All(context)) drafts.Forget(context, id);
        return To(context, "/?nieuw=ja");
    }

    private static string Next(Step step, Answers answers, FormTown town, HttpContext context)
    {
        // Whoever came from the last page goes back to it, unless the change asks for more.
        if (context.Request.Query["terug"] == Check) return Questions.Open(answers, town)?.Slug ?? Check;
        return Questions.After(step, answers, town)?.Slug ?? Check;
    }

    private static StepModel Model(
        string id, Step step, Answers answers, FormTown town, IReadOnlyDictionary<string, string?> values, IReadOnlyList<(string, string)> errors, HttpContext context)
    {
        var begin = $"/melden/{id}";
        var returns = context.Request.Query["terug"] == Check;
        var back = returns ? $"{begin}/{Check}" : Questions.Before(step, answers, town) is { } before ? $"{begin}/{before.Slug}" : "/?nieuw=ja";
        return new(answers, town, values, errors, $"{begin}/{step.Slug}{(returns ? $"?terug={Check}" : "")}", back, begin);
    }

    private async Task<StepModel> First(HttpContext context, IReadOnlyList<(string, string)> errors, CancellationToken cancellation) =>
        new(new() { Key = "" }, await Town(context, cancellation), new Dictionary<string, string?>(), errors, "/", null, "");

    private static RazorComponentResult ShowCheck(
        string id, Answers answers, FormTown town, IReadOnlyList<(string, string)> errors, HttpContext context, int status = StatusCodes.Status200OK)
    {
        var begin = $"/melden/{id}";
        var back = Questions.Before(null, answers, town)!;
        return PageForms.Show<CheckPage>(context, new CheckModel([.. CheckRows.Of(answers, town)], errors, begin, $"{begin}/{back.Slug}"), status);
    }

    private async Task<FormTown> Town(HttpContext context, CancellationToken cancellation) =>
        new(await catalogue.Municipality(catalogue.Home, cancellation), addresses, PageTexts.In(Language.Of(context)), options.Value.House.PublicSpace);

    private static RedirectHttpResult To(HttpContext context, string path) => TypedResults.LocalRedirect(Frame.In(Language.Of(context), path));
}
