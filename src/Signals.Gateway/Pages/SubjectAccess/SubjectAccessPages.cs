using System.Net.Mime;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Signals.Gateway.Limits;
using Signals.Gateway.Logbook;
using Signals.Gateway.Pages.Texts;
using Signals.Gateway.Problems;
using Signals.Gateway.SubjectAccess;

namespace Signals.Gateway.Pages.SubjectAccess;

/// <summary>Access to one's own data: a form for follow codes, the answer as a page, and the same answer as a file.</summary>
internal static class SubjectAccessPages
{
    private const string CodesField = "volgcodes";
    private const string AskerField = "wie";
    private const string FileName = "inzage.json";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/inzage", (HttpContext context) => PageForms.Show<SubjectAccessPage>(context, new SubjectAccessModel("", null, [])));
        routes.MapPost("/inzage", Tell);
    }

    private static async Task<IResult> Tell(HttpContext context, SubjectAccessDesk desk, SenderLimits limits, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation);
        if (form is null) return unreadable!;
        var texts = Frame.Of(context).Texts;
        var filled = new SubjectAccessModel(form[CodesField].ToString(), form[AskerField].ToString(), []);
        var errors = new FieldErrors();
        if (SubjectAccessRequest.Read(FormBody.Of(form, [AskerField], lines: [CodesField]), errors) is not { } request)
        {
            var misses = errors.All.Count(error => error.Code == SubjectAccessRequest.NoCode);
            return Missed(misses) ?? Show(StatusCodes.Status400BadRequest, filled with { Errors = [.. errors.All.Select(error => Message(error, filled, texts)).Distinct()] });
        }
        if (request.Asker == SubjectAsker.SelfUnderSixteen) return Show(StatusCodes.Status403Forbidden, filled with { IsForRepresentative = true });
        var answer = await desk.Tell(request.Codes, texts, OperationLog.Of(context), cancellation);
        if (Missed(answer.NietGevonden.Count) is { } tooMany) return tooMany;
        if (answer.Meldingen.Count == 0) return Show(StatusCodes.Status404NotFound, filled with { Errors = [(CodesField, texts["inzage.fout.onbekend"])] });
        if (form["actie"] != "bewaren") return Show(StatusCodes.Status200OK, filled with { Answer = answer });
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(JsonSerializer.SerializeToUtf8Bytes(answer, ApiJson.Options), MediaTypeNames.Application.Json, FileName);

        IResult? Missed(int codes) => SubjectAccessEndpoints.Missed(codes, limits, context) is { } problem
            ? Show(problem.Status, filled with { Errors = [(CodesField, texts["fout.te-druk"])] })
            : null;

        IResult Show(int status, SubjectAccessModel model) => PageForms.Show<SubjectAccessPage>(context, model, status);
    }

    private static (string Field, string Message) Message(FieldError error, SubjectAccessModel filled, PageTexts texts) => error.Veld.Split('/') switch
    {
        [_, AskerField] => (AskerField, texts["inzage.fout.wie"]),
        [_, CodesField] when string.IsNullOrWhiteSpace(filled.Codes) => (CodesField, texts["inzage.fout.codes.leeg"]),
        [_, CodesField] => (CodesField, texts.With("inzage.fout.codes.veel", SubjectAccessRequest.MostCodes)),
        [.., var index] => (CodesField, texts.With(error.Code == SubjectAccessRequest.TwiceCode ? "inzage.fout.codes.dubbel" : "inzage.fout.codes.vorm", int.Parse(index) + 1)),
        _ => (CodesField, error.Melding),
    };
}
