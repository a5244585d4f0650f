declare module "mailer" {
  export * from "nodemailer"
}
