using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Pages;

/// <summary>Shows pages and reads the forms on them.</summary>
internal static class PageForms
{
    private const int MostBytes = 64 * 1024;

    public static RazorComponentResult Show<TPage>(HttpContext context, object model, int status = StatusCodes.Status200OK) where TPage : IComponent
    {
        // Making the form's token also keeps the page out of every cache.
        return new RazorComponentResult<TPage>(new Dictionary<string, object?> { ["Frame"] = Frame.Of(context), ["Model"] = model })
        {
            StatusCode = status,
            PreventStreamingRendering = true,
        };
    }

    /// <summary>Shows a page that a device keeps: without anything of whoever asks for it.</summary>
    public static RazorComponentResult ShowToAll<TPage>(HttpContext context, object model) where TPage : IComponent =>
        new RazorComponentResult<TPage>(new Dictionary<string, object?> { ["Frame"] = Frame.OfNobody(context), ["Model"] = model }) { PreventStreamingRendering = true };

    /// <param name="most">The largest form, in bytes.</param>
    /// <returns>The form, or why it cannot be taken. Only forms that this website made are.</returns>
    public static async Task<(IFormCollection? Form, Problem? Problem)> Read(HttpContext context, CancellationToken cancellation, int most = MostBytes)
    {
        if (!context.Request.HasFormContentType) return (null, Problem.OfStatus(StatusCodes.Status415UnsupportedMediaType));
        if (context.Request.ContentLength > most) return (null, Problem.OfStatus(StatusCodes.Status413PayloadTooLarge));
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = most;
        try
        {
            var form = await context.Request.ReadFormAsync(cancellation);
            await context.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(context);
            return (form, null);
        }
        catch (InvalidDataException)
        {
            return (null, Problem.OfStatus(StatusCodes.Status400BadRequest));
        }
    }
}
