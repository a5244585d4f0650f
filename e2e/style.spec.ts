import { bodyOf, save, titleOf, write } from "./desk"
import { expect, expectAccessible, freshTitle, test } from "./fixtures"

test("what the house would write otherwise stands in the margin: taken one by one or all of a kind, undone, left aside; never what is quoted", async ({ open }) => {
  const page = await open("writer")
  const title = freshTitle("الى النهر")
  await write(page, { title, text: "جرى النهر الى غايته يوم الاربعاء ، وعاد الى منبعه. قال: «ذهبت الى النهر يوم الاحد»." })
  const body = bodyOf(page)
  const panel = page.getByRole("region", { name: "المدقق التحريري" })
  const hamza = panel.getByRole("region", { name: "همزة القطع والوصل" })
  await expect(panel.getByRole("status")).toContainText("5 اقتراحات")
  await expect(body.locator(".styled")).toHaveCount(4)
  await expectAccessible(page, "an article with suggestions")
  await expect(body).toContainText("الى غايته يوم الاربعاء ، وعاد الى منبعه")

  // From its line to the place, and from the place back to the line.
  await panel.getByRole("region", { name: "همزة أيام الأسبوع" }).getByRole("button", { name: /^إلى الموضع/ }).click()
  await expect(body).toBeFocused()
  expect(await page.evaluate(() => String(getSelection()))).toBe("الاربعاء")
  await body.press("Control+Alt+s")
  await expect(panel.getByRole("region", { name: "همزة أيام الأسبوع" }).getByRole("button", { name: /^إلى الموضع/ })).toBeFocused()
  await page.keyboard.press("Tab")
  await page.keyboard.press("Enter")
  await expect(body).toContainText("يوم الأربعاء ،")
  await expect(panel.getByRole("status")).toContainText("أُخذ باقتراح واحد. يعيده التراجع. 4 اقتراحات")

  await hamza.getByRole("button", { name: "أخذ الكل من نوع: همزة القطع والوصل" }).click()
  await expect(body).toHaveText("جرى النهر إلى غايته يوم الأربعاء ، وعاد إلى منبعه. قال: «ذهبت الى النهر يوم الاحد».")
  await expect(titleOf(page)).toHaveValue(title.replace("الى", "إلى"))
  await expect(panel.getByRole("status")).toContainText("اقتراح واحد")
  await body.press("Control+z")
  await expect(body).toContainText("النهر الى غايته يوم الأربعاء ، وعاد الى منبعه")
  await expect(panel.getByRole("status")).toContainText("3 اقتراحات")
  await panel.getByRole("button", { name: /^تجاهل/ }).first().click()
  await expect(panel.getByRole("status")).toContainText("اقتراحان")
  await save(page)
  await page.reload()
  await expect(panel.getByRole("status")).toContainText("اقتراحان")
  await panel.getByRole("button", { name: "استعادة المتروك" }).click()
  await expect(panel.getByRole("status")).toContainText("3 اقتراحات")
})

test("a checker whose script did not come begins again with the typing", async ({ open }) => {
  const page = await open("writer")
  await page.route("**/turbopack-worker-*.js*", (route) => route.abort())
  await write(page, { title: freshTitle("عند الضفة"), text: "وصل الى الضفة." })
  const told = page.getByRole("region", { name: "المدقق التحريري" }).getByRole("status")
  await expect(told).toContainText("تعذّر تشغيل المدقق")
  await page.unroute("**/turbopack-worker-*.js*")
  await bodyOf(page).press("End")
  await page.keyboard.type(" ثم عاد.")
  await expect(told).toContainText("اقتراح واحد")
})

test("a chief adds a word and switches a rule, and whoever writes has it", async ({ open }) => {
  const [chief, page] = [await open("chief"), await open("writer")]
  const word = `كلمة${Date.now().toString(36).replace(/\d/g, "")}`
  await chief.goto("/desk/style")
  await chief.getByLabel("الكلمة أو العبارة").fill(word)
  await chief.getByLabel("تُكتب مكانها").fill("عبارة أخرى")
  await chief.getByRole("button", { name: "إضافة كلمة" }).click()
  await expect(chief.getByText("أُضيفت الكلمة.")).toBeVisible()
  await chief.getByRole("button", { name: "إيقاف: همزة أيام الأسبوع" }).click()
  await expect(chief.getByText("أُوقفت القاعدة.")).toBeVisible()
  await write(page, { title: freshTitle("كلمات الدار"), text: `و${word} يوم الاربعاء.` })
  const panel = page.getByRole("region", { name: "المدقق التحريري" })
  await expect(panel.getByRole("status")).toContainText("اقتراح واحد")
  await panel.getByRole("button", { name: /^الأخذ بالاقتراح/ }).click()
  await expect(bodyOf(page)).toHaveText("وعبارة أخرى يوم الاربعاء.")
  await chief.getByRole("button", { name: "تفعيل: همزة أيام الأسبوع" }).click()
  await expect(chief.getByText("فُعّلت القاعدة.")).toBeVisible()
})

const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body dir=RTL><p class=MsoNormal style='direction:rtl'><span style='font-family:Arial'>جرى&nbsp;النهر  \u202Bإلى\u202C غايته<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1">[1]</a></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p><table><tr><td>السنة</td><td>المنسوب</td></tr><tr><td>2017</td><td>متران</td></tr></table><p><img src="https://elsewhere.example/sadd.jpg" alt="السد ليلًا"><a href="https://waha.example/x">رابط</a></p>
<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> نشرة المياه.</p></div></div></body></html>`

test("what is pasted is cleaned and listed; one undo gives back what was pasted, the next takes it away", async ({ open }) => {
  const page = await open("writer")
  await page.goto("/desk/articles/new")
  const body = bodyOf(page)
  await body.click()
  const paste = (html: string, plain: string) => body.evaluate((element, [markup, text]) => {
    const data = new DataTransfer()
    if (markup) data.setData("text/html", markup)
    data.setData("text/plain", text ?? "")
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }))
  }, [html, plain] as const)
  const text = async () => (await body.locator("p").first().evaluate((line) => line.textContent)) ?? ""
  await paste(word, "")
  await expect.poll(text).toBe("جرى النهر إلى غايته")
  await expect(body.locator("sup.fn")).toHaveAttribute("data-footnote", "نشرة المياه.")
  await expect(body.locator("td")).toHaveText(["السنة", "المنسوب", "2017", "متران"])
  await expect(body.getByRole("link", { name: "رابط" })).toHaveAttribute("href", "https://waha.example/x")
  const told = page.locator(".pasted")
  await expect(told).toContainText("نُظّف الملصق: فراغ خاص واحد، محرفان خفيان، فقرة فارغة واحدة، تنسيق المصدر.")
  await expect(told).toContainText("وُضعت حاشية واحدة في موضعها.")
  await expect(told).toContainText("تُركت صورة واحدة في مصدرها، وتُضاف الصور من المكتبة: السد ليلًا")

  await body.press("Control+z")
  await expect.poll(text).toBe("جرى\u00A0النهر \u202Bإلى\u202C غايته")
  await expect(told).toHaveCount(0)
  await body.press("Control+z")
  await expect(body).toHaveText("")
  await body.press("Control+Shift+z")
  await body.press("Control+Shift+z")
  await expect.poll(text).toBe("جرى النهر إلى غايته")

  await body.press("Control+a")
  await paste("", "جرى\u00A0النهر\u200B.\r\n\r\nثم فاض.")
  await expect(body.locator("p")).toHaveText(["جرى النهر.", "ثم فاض."])
  await body.press("Control+End")
  await body.pressSequentially(" وعاد")
  await told.getByRole("button", { name: "إبقاء الأصل" }).click()
  await expect.poll(text).toBe("جرى\u00A0النهر\u200B.")
  await expect(body).toContainText("ثم فاض. وعاد")
})
