using GluteTriage.Web.Results;

namespace GluteTriage.Web.Checking;

/// <summary>Everything a person's taps are posted to, and the page that must always answer.</summary>
internal static class CheckRoutes
{
    public static void MapChecking(this IEndpointRouteBuilder routes)
    {
        routes.MapStartSession();
        routes.MapDeleteSession();
        routes.MapKeepForReview();
        routes.MapAnswerQuestion();
        routes.MapAnswerScreen();
        SharingRoutes.MapTo(routes);
        MyAnswersRoutes.MapTo(routes);
        WithdrawRoutes.MapTo(routes);
        ResultRoutes.MapTo(routes);
        EmergencyPages.MapTo(routes);
    }
}
